import { textOf } from '@shop/graph';
import { Problem } from '@shop/ui';
import Link from 'next/link';

export default function NoSuchUser() {
  return (
    <main>
      <Link href="/">All users</Link>
      <Problem text={textOf('NOT_FOUND')} />
    </main>
  );
}
