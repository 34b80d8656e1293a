// @ts-check
/** Posts what is in the box, by click or by the form. */
{
  const box = /** @type {HTMLElement} */ (document.querySelector('[data-box]'));
  const button = /** @type {HTMLElement} */ (document.querySelector('[data-post]'));
  const post = () => {
    const text = box instanceof HTMLTextAreaElement ? box.value : box.innerText;
    fetch('/api/posts', { method: 'POST', body: JSON.stringify({ text }), headers: { 'content-type': 'application/json' } });
  };
  const form = box.closest('form');
  if (form) form.addEventListener('submit', (event) => { event.preventDefault(); post(); });
  else button.addEventListener('click', post);
}
