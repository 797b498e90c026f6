import { UserDetailDocument } from '@shop/graph';
import { Orders, Problem, Profile } from '@shop/ui';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { Suspense } from 'react';
import { ask, authorization } from '../../../graph/ask';
import { problemOf } from '../../../graph/problemOf';

type Props = { params: Promise<{ id: string }> };

export default function UserPage({ params }: Props) {
  return (
    <main>
      <Link href="/">All users</Link>
      <Suspense fallback={<p>Loading the user…</p>}>
        <User params={params} />
      </Suspense>
    </main>
  );
}

async function User({ params }: Props) {
  const { id } = await params;
  const answer = await ask(UserDetailDocument, { id }, await authorization()).catch(problemOf);
  if (typeof answer === 'string') {
    return <Problem text={answer} />;
  }

  if (!answer.user) {
    notFound();
  }

  return (
    <>
      <Profile user={answer.user} />
      <Orders orders={answer.user.orders?.nodes} />
    </>
  );
}
