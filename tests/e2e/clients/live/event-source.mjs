import { EventSource } from 'eventsource';
import { watchedFetch } from './watched-fetch.mjs';

export const name = 'EventSource';

export function connect(url, opened) {
  const stops = new Set();
  return {
    watch(query, variables, sink) {
      let source;
      let timer;
      let { resumeAfter } = variables;
      const stop = () => {
        clearTimeout(timer);
        source.close();
        stops.delete(stop);
      };
      const open = () => {
        const parameters = new URLSearchParams({ query, variables: JSON.stringify({ ...variables, resumeAfter }) });
        source = new EventSource(`${url}?${parameters}`, { fetch: watchedFetch(opened) });
        source.addEventListener('next', ({ data: text, lastEventId }) => {
          resumeAfter = lastEventId || resumeAfter;
          const { data, errors } = JSON.parse(text);
          data ? sink.next(data) : sink.error(errors);
        });
        source.addEventListener('complete', stop);
        source.addEventListener('error', () => {
          // EventSource usually reconnects by itself, with Last-Event-ID. A response that is not an event stream, as from
          // a server that shuts down, closes it.
          if (source.readyState === EventSource.CLOSED) {
            timer = setTimeout(open, 200);
          }
        });
      };
      open();
      stops.add(stop);
      return stop;
    },
    dispose: () => stops.forEach((stop) => stop()),
  };
}
