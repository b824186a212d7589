/** A one-time link: the secret stands behind the #, so that no server log ever holds it. */
export function arrivalOf(location: Location): { page: 'join' | 'portal'; secret: string } | null {
  const page = location.pathname.slice(1);
  const secret = location.hash.slice(1);
  if ((page === 'join' || page === 'portal') && secret !== '') return { page, secret };
  return null;
}
