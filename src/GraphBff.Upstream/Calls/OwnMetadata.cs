using Grpc.Core;

namespace GraphBff.Upstream.Calls;

/// <summary>The metadata with the graph's own credentials, for upstream streams that all callers share.</summary>
internal sealed class OwnMetadata(Func<IServiceProvider, IEnumerable<KeyValuePair<string, string>>> metadata)
{
    /// <summary>The metadata of a call that is opened now.</summary>
    public Metadata Make(IServiceProvider services) => RequestMetadata.Of(metadata(services));
}
