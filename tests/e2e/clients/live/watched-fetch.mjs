/** `fetch` that tells of each answer, so that a test sees how often a client connects. */
export const watchedFetch = (opened) => async (...request) => {
  const response = await fetch(...request);
  if (response.ok) {
    opened();
  }

  return response;
};
