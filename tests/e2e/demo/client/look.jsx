// @ts-check
/** Avatars, stars and line icons. */

/** Initials on a colour that follows from the name. @param {{name: string}} props */
export function Avatar({ name }) {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 6;
  const initials = name.split(' ').map((word) => [...word][0]).join('').slice(0, 2);
  return <span className={`avatar tone${sum}`} aria-hidden="true">{initials}</span>;
}

/** @param {{count: number}} props */
export function Stars({ count }) {
  return <span className="stars" role="img" aria-label={`${count} of 5 stars`}>{'★'.repeat(count)}{'☆'.repeat(5 - count)}</span>;
}

/** @param {{children: React.ReactNode}} props */
function Icon({ children }) {
  return <svg viewBox="0 0 24 24" width="22" height="22" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">{children}</svg>;
}

export const CupIcon = () => <Icon><path d="M4 9h12v6a5 5 0 0 1-5 5H9a5 5 0 0 1-5-5z" /><path d="M16 10h2a2.5 2.5 0 0 1 0 5h-2M8 3v2M12 3v2" /></Icon>;
export const HomeIcon = () => <Icon><path d="M4 11 12 4l8 7v8a1 1 0 0 1-1 1h-4v-6H9v6H5a1 1 0 0 1-1-1z" /></Icon>;
export const PeopleIcon = () => <Icon><circle cx="9" cy="8" r="3.2" /><path d="M3 20c0-3.5 2.7-6 6-6s6 2.5 6 6M16 5.2a3.2 3.2 0 0 1 0 5.6M17.5 14.4c2.1.7 3.5 2.8 3.5 5.6" /></Icon>;
export const BellIcon = () => <Icon><path d="M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15zM10 20.5h4" /></Icon>;
export const PictureIcon = () => <Icon><rect x="3.5" y="5" width="17" height="14" rx="2.5" /><circle cx="9" cy="10" r="1.6" /><path d="m4 17 5-4 3.5 3L16 12.5l4.5 4" /></Icon>;
