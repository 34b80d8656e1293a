// @ts-check
/** The welcome page opens once, when a person has installed the extension. Where IT did, nobody asked for a tab. */

/** @param {{onInstalled: {addListener: (act: (details: {reason: string}) => void) => void}, getURL: (path: string) => string}} runtime
 *  @param {{getSelf: () => Promise<{installType: string}>}} management  needs no permission for this one question
 *  @param {{create: (tab: {url: string}) => Promise<unknown>}} tabs */
export function welcomeOnce(runtime, management, tabs) {
  runtime.onInstalled.addListener(async ({reason}) => {
    if (reason !== 'install') return;
    // Who cannot be asked is taken for IT: a page too few hurts nobody.
    const self = await management.getSelf().catch(() => ({installType: 'admin'}));
    if (self.installType !== 'admin') await tabs.create({url: runtime.getURL('ui/welcome.html')});
  });
}
