/** A user's initials. */
export function Avatar({ name }: { name: string }) {
  const initials = name
    .split(/\s+/)
    .map(([letter]) => letter)
    .slice(0, 2)
    .join('');
  return (
    <span className="avatar" aria-hidden="true">
      {initials}
    </span>
  );
}
