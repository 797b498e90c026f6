/** `fetch` that calls `opened` on each successful response, so that a test counts a client's connections. */
export const watchedFetch = (opened) => async (...request) => {
  const response = await fetch(...request);
  if (response.ok) {
    opened();
  }

  return response;
};
