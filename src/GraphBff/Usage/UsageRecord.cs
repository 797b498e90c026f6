using System.Collections.Concurrent;
using GraphBff.Engine.Operations;
using GraphBff.Schema.Usage;
using Microsoft.Extensions.Options;

namespace GraphBff.Usage;

/// <summary>
/// Records which client uses which part of the schema. An operation costs a look-up of its client, a look-up of itself, and an increment.
/// </summary>
internal sealed class UsageRecord(IOptions<UsageOptions> options, UsageMetrics metrics, TimeProvider time) : IOperationObserver
{
    private readonly int _maxClients = options.Value.MaxClients;
    private readonly int _maxOperations = options.Value.MaxOperations;
    private readonly TimeSpan _retention = options.Value.Retention;
    private readonly ConcurrentDictionary<ClientName, ClientUsage> _clients = new();
    private readonly ClientUsage _unnamed = new("(none)", "", options.Value.MaxOperations);
    private readonly ClientUsage _other = new("(other)", "", options.Value.MaxOperations);
    private readonly Lock _gate = new();

    // Not the gate, so that a request of a new client does not wait for a fold of all clients.
    private readonly Lock _places = new();
    private readonly Dictionary<string, long> _totals = new(StringComparer.Ordinal);
    private DateTimeOffset _since = time.GetUtcNow();

    /// <summary>How many clients have their own entry.</summary>
    public int Clients => _clients.Count;

    public void OnOperation(Caller caller, OperationUsage usage)
    {
        if (ReferenceEquals(caller, Caller.Host))
        {
            // A field that only the warm-up uses may be removed.
            return;
        }

        var client = Find(caller.Client);
        client.Count(usage);
        metrics.Count(client.Tag);
    }

    /// <summary>
    /// Continues from an earlier record. The clients that were seen last get their own entries, and the rest count as others.
    /// </summary>
    public void Load(UsageContent earlier)
    {
        _since = earlier.Since;
        foreach (var client in earlier.Clients.OrderByDescending(client => client.LastSeen))
        {
            var place = client.Name switch
            {
                "(none)" => _unnamed,
                "(other)" => _other,
                _ => Find(new ClientName(ClientHeaders.Sanitize(client.Name), ClientHeaders.Sanitize(client.Version))),
            };
            place.Load(client);
        }
    }

    /// <summary>The current record, sorted. Drops clients that were not seen for too long.</summary>
    public UsageContent Snapshot()
    {
        var now = time.GetUtcNow();
        lock (_gate)
        {
            Fold(now);
            foreach (var (name, client) in _clients)
            {
                if (client.LastSeen < now - _retention)
                {
                    _clients.TryRemove(name, out _);
                }
            }

            var clients = AllClients().Select(client => client.Snapshot()).OfType<UsageClient>()
                .OrderBy(client => client.Name, StringComparer.Ordinal)
                .ThenBy(client => client.Version, StringComparer.Ordinal);
            return new UsageContent(
                UsageContent.FormatName, UsageContent.FormatVersion, WholeSeconds(_since), WholeSeconds(now), [.. clients]);
        }
    }

    /// <summary>How often all clients together used each coordinate since the start.</summary>
    public KeyValuePair<string, long>[] Totals()
    {
        lock (_gate)
        {
            Fold(time.GetUtcNow());
            return [.. _totals];
        }
    }

    private static DateTimeOffset WholeSeconds(DateTimeOffset moment) => moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerSecond));

    private void Fold(DateTimeOffset now)
    {
        foreach (var client in AllClients())
        {
            client.Fold(WholeSeconds(now), _totals);
        }
    }

    private IEnumerable<ClientUsage> AllClients() => _clients.Values.Append(_unnamed).Append(_other);

    private ClientUsage Find(ClientName name)
    {
        if (name.Name is null)
        {
            return _unnamed;
        }

        return _clients.TryGetValue(name, out var known) ? known : FindNew(name);
    }

    private ClientUsage FindNew(ClientName name)
    {
        lock (_places)
        {
            if (_clients.TryGetValue(name, out var known))
            {
                return known;
            }

            if (_clients.Count >= _maxClients)
            {
                return _other;
            }

            return _clients[name] = new ClientUsage(name.Name!, name.Version, _maxOperations, firstSeen: WholeSeconds(time.GetUtcNow()));
        }
    }
}
