// @ts-check
/**
 * The few words that stand in the page itself or in the browser's own dialogs. They are the same in every state, for a
 * page may read the former; everything else is said in our frames.
 *
 * @typedef {{pill: string, noFrames: string, orphan: string, cannotShow: string, notChecked: string, held: string}} Words
 */

/** @type {Record<'en'|'es', Words>} */
const all = {
  en: {
    pill: 'Discreet: open the list (Alt+Shift+D)',
    noFrames: 'Discreet: see toolbar',
    orphan: 'Not checked: reload',
    cannotShow: 'Discreet asks for a second look before you post this. This page does not let it show why; the button in the toolbar can check a draft.\n\nPost it anyway?',
    notChecked: 'Not checked: Discreet is not answering. You can post; it just was not looked at.\n\nPost it now?',
    held: 'Not checked: Discreet is not answering, and your organisation asks that posts wait until it does. Reloading this page may help.',
  },
  es: {
    pill: 'Discreet: abrir la lista (Alt+Mayús+D)',
    noFrames: 'Discreet: ver barra',
    orphan: 'Sin revisar: recarga',
    cannotShow: 'Discreet pide una segunda mirada antes de publicar esto. Esta página no deja mostrar por qué; el botón de la barra puede revisar un borrador.\n\n¿Publicar de todos modos?',
    notChecked: 'Sin revisar: Discreet no responde. Puedes publicar; solo que no se revisó.\n\n¿Publicar ahora?',
    held: 'Sin revisar: Discreet no responde, y tu organización pide esperar hasta que responda. Recargar esta página puede ayudar.',
  },
};

/** @param {string} language @returns {Words} */
export const words = (language) => (language === 'es' ? all.es : all.en);
