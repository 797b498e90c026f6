using GraphBff.Contracts.Common.V1;

namespace GraphBff.DemoServices.Changes;

/// <summary>One message to a watcher.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="State">The state after it; null in a checkpoint.</param>
/// <param name="ResumeToken">Resumes after this message; empty while the current state is sent.</param>
internal sealed record WatchEvent<T>(ChangeKind Kind, T? State, string ResumeToken)
    where T : class;
