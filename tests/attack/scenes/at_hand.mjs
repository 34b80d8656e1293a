// @ts-check
/**
 * What an attacker would have worked out of our element and of the site beforehand. It is the first script of every
 * attacked page; `first` of an attack follows it in the same script.
 */

/** Stands alone: it is sent to the page as text. */
function atHand() {
  Object.assign(window, {
    /** Elements that no page made: ours among them, or in an open dialog. */
    ours: () => [...document.querySelectorAll('html > :not(head, body), dialog > :not([data-composer])')],
    box: () => document.querySelector('[data-kind="post"] [data-box]'),
    form: () => document.querySelector('[data-kind="post"]'),
    control: () => document.querySelector('[data-kind="post"] [data-post]'),
    frame: () => document.querySelector('.composer-frame'),
    /** Everything that an event could be meant for. @param {{x: number, y: number}[]} places */
    targets: (places = []) => [...new Set([...[...document.querySelectorAll('html > :not(head, body), dialog > :not([data-composer])')],
      ...places.flatMap(({ x, y }) => document.elementsFromPoint(x, y)), document.activeElement, document.querySelector('[data-kind="post"] [data-box]'),
      document.documentElement, document.body, document, window])].filter((each) => each !== null),
    /** A form that its browser sends as one of the site's posts. @param {HTMLFormElement} form */
    sendable: (form) => {
      form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: '{"text":"from a form","more":"', value: '"}' }));
      Object.assign(form, { action: '/api/posts', method: 'post', enctype: 'text/plain' });
      for (const field of form.querySelectorAll('textarea')) field.removeAttribute('name');
      return form;
    },
    /** Lays something over everything that lets clicks through. */
    cover: (/** @type {string} */ style = '', /** @type {string} */ name = 'div') => {
      const made = document.createElement(name);
      if (name === 'div') made.popover = 'manual';
      made.style.cssText = `position:fixed;inset:0;width:100vw;height:100vh;max-width:none;max-height:none;margin:0;padding:0;border:0;background:#fff;pointer-events:none;${style}`;
      document.body.append(made);
      if (name === 'div') made.showPopover();
      if (made instanceof HTMLDialogElement) made.showModal();
      return made;
    },
    /** The site's own way to post, without any of its controls. */
    publish: (/** @type {string|undefined} */ text) => {
      const said = text ?? /** @type {any} */ (document.querySelector('[data-kind="post"] [data-box]'))?.value ?? '';
      fetch('/api/posts', { method: 'POST', body: JSON.stringify({ text: said, also: [], pictures: 0, kind: 'post' }), keepalive: true });
    },
  });
}

/** @param {(() => void)|undefined} first @returns {string} */
export const firstScript = (first) => `(${atHand})();${first ? `(${first})();` : ''}`.replaceAll('</', '<\\/');
