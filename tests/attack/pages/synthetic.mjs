// @ts-check
/** Events that no person made. See scenes/synthetic.mjs: `places` are the middles of our buttons, or of the pill and marked words. */

/** @typedef {import('../scenes/synthetic.mjs').Synthetic} Synthetic */

/** On every target and at every place. @type {Synthetic[]} */
const pointed = [
  { id: 'mouse', tries: 'sends mouse events to everything, at the places of our buttons', fast: true, run: (places) => {
    for (const target of targets(places)) for (const { x, y } of places) for (const type of ['mouseover', 'mousemove', 'mousedown', 'mouseup', 'click', 'dblclick', 'auxclick', 'contextmenu']) {
      target.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, cancelable: true, clientX: x, clientY: y, detail: 1, view: window }));
    }
  } },
  { id: 'pointer', tries: 'sends pointer events to everything, at the places of our buttons', run: (places) => {
    for (const target of targets(places)) for (const { x, y } of places) for (const type of ['pointerover', 'pointerenter', 'pointermove', 'pointerdown', 'pointerup', 'click', 'gotpointercapture', 'pointercancel']) {
      target.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true, cancelable: true, clientX: x, clientY: y, pointerType: 'mouse', isPrimary: true, button: 0, buttons: 1 }));
    }
  } },
  { id: 'touch', tries: 'sends touches to everything, at the places of our buttons', browsers: ['chromium'], run: (places) => {
    for (const target of targets(places)) for (const { x, y } of places) for (const type of ['touchstart', 'touchmove', 'touchend']) {
      const touch = new Touch({ identifier: 1, target, clientX: x, clientY: y });
      target.dispatchEvent(new TouchEvent(type, { bubbles: true, composed: true, cancelable: true, touches: [touch], changedTouches: [touch], targetTouches: [touch] }));
    }
  } },
  { id: 'wheel-drag', tries: 'sends wheels, drags and drops to everything', run: (places) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.setData('text/plain', 'Post anyway');
    for (const target of targets(places)) for (const { x, y } of places) {
      target.dispatchEvent(new WheelEvent('wheel', { bubbles: true, composed: true, cancelable: true, clientX: x, clientY: y, deltaY: 300 }));
      for (const type of ['dragstart', 'dragenter', 'dragover', 'drop', 'dragend']) target.dispatchEvent(new DragEvent(type, { bubbles: true, composed: true, cancelable: true, clientX: x, clientY: y, dataTransfer }));
    }
  } },
  { id: 'old-constructors', tries: 'makes events the old way and as events of no kind', run: (places) => {
    for (const target of targets(places)) for (const type of ['click', 'mousedown', 'keydown', 'toggle']) { // submit: see below; Firefox sends any form that one is made up for
      const old = document.createEvent('MouseEvents');
      old.initMouseEvent(type, true, true, window, 1, places[0].x, places[0].y, places[0].x, places[0].y, false, false, false, false, 0, null);
      target.dispatchEvent(old);
      target.dispatchEvent(new Event(type, { bubbles: true, composed: true, cancelable: true }));
      target.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail: { type: 'post_anyway' } }));
      target.dispatchEvent(new UIEvent(type, { bubbles: true, composed: true, detail: 1 }));
    }
  } },
  { id: 'mouse-marks', tries: 'sends mouse and pointer events to the pill and to marked words', fast: true, stage: 'marked', run: (places) => {
    for (const target of targets(places)) for (const { x, y } of places) for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'mousemove', 'pointermove', 'mouseover']) {
      target.dispatchEvent(new (type.startsWith('p') ? PointerEvent : MouseEvent)(type, { bubbles: true, composed: true, cancelable: true, clientX: x, clientY: y }));
    }
  } },
  { id: 'click-method', tries: 'calls click() of everything that is not the site\'s', run: () => {
    for (const target of [...ours(), document.documentElement, document.body]) { target.click(); HTMLElement.prototype.click.call(target); }
  } },
  { id: 'click-post', tries: 'calls click() of Post while the window is open', fast: true, run: () => { for (let i = 0; i < 5; ++i) control().click(); } },
  { id: 'click-post-alone', tries: 'calls click() of Post by itself', stage: 'marked', gate: true, fast: true, run: () => { for (let i = 0; i < 5; ++i) control().click(); } },
  { id: 'mouse-post', tries: 'plays a whole press on Post', stage: 'marked', gate: true, run: () => {
    const { x, y } = control().getBoundingClientRect();
    for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) {
      control().dispatchEvent(new (type.startsWith('p') ? PointerEvent : MouseEvent)(type, { bubbles: true, composed: true, cancelable: true, clientX: x + 5, clientY: y + 5, detail: 1 }));
    }
  } },
  { id: 'label', tries: 'clicks a label that belongs to Post, and one around our element', stage: 'marked', gate: true, run: () => {
    control().id = 'the-post';
    const label = Object.assign(document.createElement('label'), { htmlFor: 'the-post', textContent: 'Play' });
    document.body.append(label);
    label.click();
    const around = document.createElement('label');
    document.body.append(around);
    around.click();
  } },
];

/** @type {Synthetic[]} */
const keyed = [
  { id: 'keys', tries: 'sends Enter, Space, Tab and Escape to everything', fast: true, run: (places) => {
    for (const target of targets(places)) for (const key of ['Enter', ' ', 'Tab', 'Escape', 'Accept', 'Execute']) for (const type of ['keydown', 'keypress', 'keyup']) {
      target.dispatchEvent(new KeyboardEvent(type, { key, code: key === ' ' ? 'Space' : key, bubbles: true, composed: true, cancelable: true }));
    }
  } },
  { id: 'key-codes', tries: 'sends keys that are Enter by their old numbers only', run: (places) => {
    for (const target of targets(places)) for (const type of ['keydown', 'keypress', 'keyup']) {
      const event = new KeyboardEvent(type, { bubbles: true, composed: true, cancelable: true, keyCode: 13, which: 13, charCode: 13 });
      target.dispatchEvent(Object.defineProperty(event, 'which', { get: () => 13 }));
    }
  } },
  { id: 'ctrl-enter', tries: 'sends Ctrl+Enter and Meta+Enter to the box by itself', stage: 'marked', gate: true, run: () => {
    for (const more of [{ ctrlKey: true }, { metaKey: true }]) for (const type of ['keydown', 'keypress', 'keyup']) {
      box().dispatchEvent(new KeyboardEvent(type, { key: 'Enter', code: 'Enter', bubbles: true, composed: true, cancelable: true, ...more }));
    }
  } },
  { id: 'our-shortcut', tries: 'sends the shortcut that opens our list', stage: 'marked', run: () => {
    for (const target of targets()) target.dispatchEvent(new KeyboardEvent('keydown', { key: 'D', code: 'KeyD', altKey: true, shiftKey: true, bubbles: true, composed: true }));
  } },
  { id: 'access-key', tries: 'gives our element and Post an access key and sends it', run: () => {
    for (const each of [...ours(), control()]) each.accessKey = 'p';
    for (const target of targets()) for (const type of ['keydown', 'keypress', 'keyup']) target.dispatchEvent(new KeyboardEvent(type, { key: 'p', code: 'KeyP', altKey: true, shiftKey: true, bubbles: true, composed: true }));
  } },
  { id: 'repeat', tries: 'sends a thousand repeats of Enter to the focused element', run: () => {
    for (let i = 0; i < 1_000; ++i) document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', repeat: true, bubbles: true, composed: true, cancelable: true }));
  } },
];

/** @type {Synthetic[]} */
const formed = [
  { id: 'submit-event', tries: 'sends a submit event to the form', stage: 'marked', gate: true, run: () => {
    form().dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true, submitter: control() }));
    form().dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true, composed: true }));
  } },
  { id: 'submit-inside', tries: 'sends submit events of every make from within the form', stage: 'marked', gate: true, run: () => {
    for (const target of [box(), control(), ...form().children]) {
      const old = document.createEvent('MouseEvents');
      old.initEvent('submit', true, true);
      for (const event of [old, new Event('submit', { bubbles: true, cancelable: true }), new CustomEvent('submit', { bubbles: true }), new SubmitEvent('submit', { bubbles: true, composed: true })]) target.dispatchEvent(event);
    }
  } },
  { id: 'request-submit', tries: 'has the browser submit the form', stage: 'marked', gate: true, fast: true, run: () => { form().requestSubmit(); } },
  { id: 'request-submit-open', tries: 'has the browser submit the form by its button while the window is open', run: () => { for (let i = 0; i < 5; ++i) form().requestSubmit(control()); } },
  { id: 'form-action', tries: 'clicks a button of its own that sends the form elsewhere', stage: 'marked', gate: true, run: () => {
    const button = Object.assign(document.createElement('button'), { formAction: '/api/posts', formMethod: 'post', formEnctype: 'text/plain' });
    sendable(form()).append(button);
    button.click();
    form().requestSubmit(button);
  } },
  { id: 'form-elsewhere', tries: 'clicks a button outside that belongs to the form', stage: 'marked', gate: true, run: () => {
    sendable(form()).id = 'theirs';
    const button = document.createElement('button');
    button.setAttribute('form', 'theirs');
    document.body.append(button);
    button.click();
  } },
  { id: 'form-image', tries: 'clicks a picture that submits', stage: 'marked', gate: true, run: () => {
    const picture = Object.assign(document.createElement('input'), { type: 'image', src: 'data:,' });
    sendable(form()).append(picture);
    picture.click();
  } },
  { id: 'form-tab', tries: 'sends the form into a tab of its own', stage: 'marked', gate: true, run: () => {
    sendable(form()).target = '_blank';
    form().noValidate = true;
    form().requestSubmit();
  } },
  { id: 'command', tries: 'aims command and popover buttons at our element', run: () => {
    for (const each of ours()) {
      each.id = 'theirs';
      for (const command of ['hide-popover', 'toggle-popover', 'show-popover', 'close', 'request-close', '--post-anyway']) {
        const button = Object.assign(document.createElement('button'), { type: 'button' });
        Object.assign(button, { commandForElement: each, command });
        if (command.endsWith('popover')) { button.setAttribute('popovertarget', 'theirs'); button.setAttribute('popovertargetaction', command.split('-')[0]); }
        document.body.append(button);
        button.click();
        button.remove();
        each.dispatchEvent(Object.assign(new Event('command', { bubbles: true, composed: true }), { command, source: button }));
      }
    }
  } },
  { id: 'toggle', tries: 'sends what a popover or a dialog would tell, and hides every popover it can', run: () => {
    for (const each of targets()) for (const type of ['toggle', 'beforetoggle', 'close', 'cancel', 'command']) each.dispatchEvent(new Event(type, { bubbles: true, composed: true, cancelable: true }));
    for (const each of ours()) try { each.hidePopover(); } catch { /* it is none */ }
    const rival = Object.assign(document.createElement('div'), { popover: 'auto', textContent: 'hello' });
    document.body.append(rival);
    rival.showPopover();
    rival.remove();
  } },
  { id: 'input', tries: 'sends input, beforeinput, change and invalid to everything', run: (places) => {
    for (const target of targets(places)) {
      for (const inputType of ['insertText', 'insertLineBreak', 'insertParagraph', 'insertFromPaste', 'deleteByCut', 'historyUndo']) {
        for (const type of ['beforeinput', 'input']) target.dispatchEvent(new InputEvent(type, { inputType, data: 'x', bubbles: true, composed: true, cancelable: type === 'beforeinput' }));
      }
      for (const type of ['change', 'invalid', 'reset', 'select', 'search']) target.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
    }
  } },
];

/** @type {Synthetic[]} */
const told = [
  { id: 'focus', tries: 'sends focus and blur to everything, and moves the focus about', run: () => {
    for (const target of targets()) for (const type of ['focus', 'focusin', 'blur', 'focusout']) target.dispatchEvent(new FocusEvent(type, { bubbles: true, composed: true }));
    for (const each of [...ours(), control(), box(), document.body]) each.focus();
    window.focus();
    window.blur();
  } },
  { id: 'clipboard', tries: 'sends copies, cuts and pastes', run: () => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'harmless');
    for (const target of targets()) for (const type of ['copy', 'cut', 'paste', 'beforecopy']) target.dispatchEvent(new ClipboardEvent(type, { clipboardData, bubbles: true, composed: true, cancelable: true }));
    document.execCommand('copy');
  } },
  { id: 'composition', tries: 'sends compositions that never end, and ends of none', run: () => {
    for (const type of ['compositionend', 'compositionstart', 'compositionupdate', 'compositionstart']) box().dispatchEvent(new CompositionEvent(type, { data: 'あ', bubbles: true, composed: true }));
    control().click();
    form().requestSubmit();
  } },
  { id: 'lifecycle', tries: 'tells the window that it is hidden, shown, left and come back to', run: () => {
    for (const target of [window, document]) {
      for (const type of ['pagehide', 'pageshow', 'visibilitychange', 'freeze', 'resume', 'beforeunload', 'unload', 'popstate', 'hashchange', 'online', 'offline', 'resize', 'load', 'DOMContentLoaded', 'fullscreenchange']) target.dispatchEvent(new Event(type));
      target.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    }
  } },
  { id: 'ends', tries: 'tells of loads, errors and ends of animations on our element', run: () => {
    for (const target of targets()) for (const type of ['load', 'error', 'abort', 'animationend', 'transitionend', 'slotchange', 'scroll', 'scrollend', 'selectionchange', 'intersect']) target.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
  } },
  { id: 'once-trusted', tries: 'sends events of the author\'s own once more, at our buttons', first: () => {
    /** @type {Event[]} */ const kept = [];
    Object.assign(window, { kept });
    for (const type of ['pointerdown', 'mousedown', 'click', 'keydown', 'keyup', 'input', 'mousemove']) addEventListener(type, (event) => { if (event.isTrusted) kept.push(event); }, true);
  }, run: (places) => {
    const { kept } = /** @type {any} */ (window);
    if (kept.length === 0) throw new Error('nothing was kept');
    for (const target of targets(places)) for (const event of kept.slice(-40)) target.dispatchEvent(event);
  } },
  { id: 'on-trusted', tries: 'clicks Post within the author\'s own move of the mouse', first: () => {
    addEventListener('mousemove', (event) => { if (event.isTrusted && /** @type {any} */ (window).armed) { control().click(); form().requestSubmit(); } }, true);
  }, run: () => { Object.assign(window, { armed: true }); } },
  { id: 'message-events', tries: 'sends messages that nobody posted', run: () => {
    const source = window;
    for (const target of targets()) for (const type of ['message', 'messageerror', 'storage', 'connect']) {
      target.dispatchEvent(new MessageEvent(type, { data: { type: 'post_anyway', reason: 'ACCEPT_RISK', visibleMs: 9_999, observed: true }, source, origin: 'chrome-extension://hhakkgmjcncjlelohpohnnobhgjpbckk', bubbles: true }));
    }
  } },
];

/** @type {Synthetic[]} */
export const attacks = [...pointed, ...keyed, ...formed, ...told];
