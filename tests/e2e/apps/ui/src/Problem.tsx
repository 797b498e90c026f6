/** What went wrong, in words for users. */
export const Problem = ({ text }: { text: string }) => (
  <p className="problem" role="alert">
    {text}
  </p>
);
