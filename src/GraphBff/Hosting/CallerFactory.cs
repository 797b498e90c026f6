using System.Security.Cryptography;
using System.Text;
using GraphBff.Engine.Operations;
using GraphBff.Hosting.Warming;
using GraphBff.Services;
using GraphBff.Transport.Callers;
using GraphBff.Usage;
using Microsoft.Extensions.Options;

namespace GraphBff.Hosting;

/// <summary>Makes the <see cref="Caller"/> of a request from its allow-listed headers and from those that name its client.</summary>
internal sealed class CallerFactory(IOptions<CallerOptions> options, IOptions<UsageOptions> usage) : ICallerFactory
{
    private const string Authorization = "authorization";

    private static readonly Dictionary<string, string> NoParameters = [];

    private readonly bool _readsClient = usage.Value.Enabled;

    private readonly string[] _headers =
    [
        Authorization,
        .. (options.Value.ForwardedHeaders ?? CallerOptions.DefaultHeaders)
            .Select(name => name.ToLowerInvariant()).Where(name => name is not ("" or Authorization)).Distinct(),
    ];

    public IReadOnlyList<string> Headers => _headers;

    public Caller Create(HttpContext context)
        => context.Features.Get<OwnRequest>() is null ? Create(context, NoParameters) : Caller.Host;

    /// <summary>
    /// Makes the caller of a WebSocket. Its payload wins over its headers, which a browser cannot set. An empty value counts as none.
    /// </summary>
    /// <exception cref="BadCallerException">A value cannot be passed on. Without it, the services would see another caller.</exception>
    public Caller Create(HttpContext context, IReadOnlyDictionary<string, string> parameters)
    {
        List<KeyValuePair<string, string>>? metadata = null;
        foreach (var name in _headers)
        {
            if (ValueOf(name, context.Request.Headers, parameters) is { Length: > 0 } value)
            {
                (metadata ??= []).Add(new(name, value));
            }
        }

        var client = _readsClient ? ClientHeaders.Of(context.Request.Headers, parameters) : default;
        var (traceParent, traceState) = TraceContext.Of(context.Request.Headers);
        if (metadata is not null)
        {
            return new Caller(Identity(metadata), [.. metadata]) { Client = client, TraceParent = traceParent, TraceState = traceState };
        }

        return client == default && traceParent is null
            ? Caller.Anonymous
            : new Caller(Caller.Anonymous.Identity, []) { Client = client, TraceParent = traceParent, TraceState = traceState };
    }

    private static string? ValueOf(string name, IHeaderDictionary headers, IReadOnlyDictionary<string, string> parameters)
    {
        // The server trims headers, but not the payload.
        var value = parameters.TryGetValue(name, out var given) ? given.Trim(' ', '\t')
            : headers.TryGetValue(name, out var values) ? values.ToString()
            : null;
        return value is null || MetadataRules.CanCarry(name, value)
            ? value
            : throw new BadCallerException($"The header '{name}' has a value that cannot be passed on to the services: {(
                name.EndsWith("-bin", StringComparison.Ordinal) ? "it is not base64." : "only printable ASCII can.")}");
    }

    // A hash, so that no credential becomes a key in a cache, a log or a dump.
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
