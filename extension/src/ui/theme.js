// @ts-check
/** For pages of our own that no page embeds: light or dark as the person's system is, now and later. */
export function followSystemTheme() {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => document.documentElement.classList.toggle('dark', dark.matches);
  dark.addEventListener('change', apply);
  apply();
}
