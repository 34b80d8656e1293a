// @ts-check
/**
 * The few words that stand in the page itself. They are the same in every state, for a page may read them; everything
 * else is said in our frames.
 *
 * @typedef {{pill: string, noFrames: string, orphan: string, plain: string, back: string, post: string}} Words
 */

/** @type {Record<'en'|'es', Words>} */
const all = {
  en: {
    pill: 'Discreet: open the list (Alt+Shift+D)',
    noFrames: 'Discreet: see toolbar',
    orphan: 'Not checked: reload',
    plain: 'Discreet cannot show on this page what it found, or whether it looked. Read your post once more; the button in the toolbar can check a draft.',
    back: 'Back to my post',
    post: 'Post it anyway',
  },
  es: {
    pill: 'Discreet: abrir la lista (Alt+Mayús+D)',
    noFrames: 'Discreet: ver barra',
    orphan: 'Sin revisar: recarga',
    plain: 'Discreet no puede mostrar en esta página qué encontró ni si revisó. Lee tu publicación una vez más. El botón de la barra puede revisar un borrador.',
    back: 'Volver a mi publicación',
    post: 'Publicar de todos modos',
  },
};

/** @param {string} language @returns {Words} */
export const words = (language) => (language === 'es' ? all.es : all.en);
