/** What every attacked page has at hand: see scenes/at_hand.mjs, which is its first script. */
declare function ours(): HTMLElement[];
declare function box(): HTMLTextAreaElement;
declare function form(): HTMLFormElement;
declare function control(): HTMLElement;
declare function cover(style?: string, name?: string): HTMLElement;
declare function publish(text?: string): void;
declare function frame(): HTMLIFrameElement;
declare function targets(places?: { x: number, y: number }[]): EventTarget[];
declare function sendable(form: HTMLFormElement): HTMLFormElement;
