const [us, ms, KiB, MiB] = [1e-6, 1e-3, 2 ** 10, 2 ** 20];

/** What the model starts from: seconds, bytes, cores. README.md says where each figure comes from. `name=value` replaces it. */
export const figures = {
  // The load.
  requestsPerSecond: 100_000,
  subscriptions: 1_000_000,
  /** Events that each subscription gets in a second. */
  eventsPerSubscription: 0.1,
  /** The share of subscriptions that no other caller's subscription equals, so that each has an upstream stream of its own. */
  ownStreams: 0.5,

  // Measured. An event of a stream of its own costs its own calls too, where an event that many share is read once.
  cpuPerRequest: 345 * us,
  cpuPerEvent: 7 * us,
  cpuPerOwnEvent: 460 * us,
  cpuPerJoin: 680 * us,
  bytesPerSubscription: 13 * KiB,
  bytesPerOwnStream: 27 * KiB,
  idleBytes: 100 * MiB,

  // The services.
  callsPerRequest: 2,
  secondsPerCall: 5 * ms,
  services: 4,
  instances: 20,
  streamsPerConnection: 100,

  // A pod, and the defaults of its options.
  cores: 2,
  utilization: 0.65,
  memory: 512 * MiB,
  /** Engine:CachedBytes, Streams:RingBytes, Transport:MaxUnreadBytes, and the garbage of requests. */
  reservedBytes: (16 + 64 + 64 + 32) * MiB,
  maxSockets: 50_000,
  maxStreams: 10_000,
  zones: 3,
};

/** The figures, with those that the command line replaces. */
export function figuresFrom(options) {
  const replaced = Object.fromEntries(
    options.map((option) => {
      const [name, text] = option.split('=');
      const value = Number(text);
      if (!(name in figures) || !text || !(value >= 0)) {
        throw new Error(`${option}: expected name=number, with one of ${Object.keys(figures).join(', ')}`);
      }

      return [name, value];
    }),
  );
  return { ...figures, ...replaced };
}
