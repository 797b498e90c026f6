using Grpc.Core;

namespace GraphBff.Upstream.Calls;

/// <summary>What the graph sends to a service on its own behalf, for streams that everyone shares.</summary>
internal sealed class OwnMetadata(Func<IServiceProvider, IEnumerable<KeyValuePair<string, string>>> metadata)
{
    /// <summary>The metadata of a call that is opened now.</summary>
    public Metadata Make(IServiceProvider services) => RequestMetadata.Of(metadata(services));
}
