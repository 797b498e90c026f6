using System.Security.Cryptography;
using System.Text;
using GraphBff.Engine.Execution;
using GraphBff.Transport;
using GraphBff.Usage;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace GraphBff.Hosting;

/// <summary>Makes the <see cref="Caller"/> of a request from its allow-listed headers, and from those by which its client names itself.</summary>
internal sealed class CallerFactory(IOptions<CallerOptions> options, IOptions<UsageOptions> usage) : ICallerFactory
{
    private const string Authorization = "authorization";

    private static readonly Dictionary<string, string> NoParameters = [];

    private readonly bool _readsClient = usage.Value.Enabled;

    private readonly string[] _headers =
    [
        Authorization,
        .. options.Value.ForwardedHeaders.Select(name => name.ToLowerInvariant()).Where(name => name != Authorization).Distinct(),
    ];

    public IReadOnlyList<string> Headers => _headers;

    public Caller Create(HttpContext context) => Create(context, NoParameters);

    /// <summary>As of a request; what the payload of a WebSocket says wins over its headers, which a browser cannot set.</summary>
    public Caller Create(HttpContext context, IReadOnlyDictionary<string, string> parameters)
    {
        List<KeyValuePair<string, string>>? metadata = null;
        foreach (var name in _headers)
        {
            if (parameters.TryGetValue(name, out var given))
            {
                (metadata ??= []).Add(new(name, given));
            }
            else if (context.Request.Headers.TryGetValue(name, out var values) && !StringValues.IsNullOrEmpty(values))
            {
                (metadata ??= []).Add(new(name, values.ToString()));
            }
        }

        var client = _readsClient ? ClientHeaders.Of(context.Request.Headers, parameters) : default;
        if (metadata is null)
        {
            return client == default ? Caller.Anonymous : new Caller(Caller.Anonymous.Identity, []) { Client = client };
        }

        return new Caller(Identity(metadata), [.. metadata]) { Client = client };
    }

    // A hash, so that no credential ends up as a key in a cache, a log or a dump.
    private static string Identity(List<KeyValuePair<string, string>> metadata)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, value) in metadata)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{name.Length}:{name}{value.Length}:{value}"));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
