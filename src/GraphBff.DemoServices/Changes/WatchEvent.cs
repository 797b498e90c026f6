using GraphBff.Contracts.Common.V1;

namespace GraphBff.DemoServices.Changes;

/// <summary>One message to a watcher.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="State">The fields that the watcher wants, after the change; null in a checkpoint.</param>
/// <param name="ResumeToken">The token to resume after this message; empty while the current state is sent.</param>
internal sealed record WatchEvent<T>(ChangeKind Kind, T? State, string ResumeToken)
    where T : class;
