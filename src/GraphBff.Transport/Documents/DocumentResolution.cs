using GraphBff.Transport.Errors;
using GraphBff.Transport.Reading;

namespace GraphBff.Transport.Documents;

/// <summary>What a request may run.</summary>
/// <param name="Parameters">What to run. The query is the document, wherever it came from. Empty if the request is refused.</param>
/// <param name="Refusal">Why nothing runs; null if something does.</param>
/// <param name="Registration">What to store with <see cref="DocumentResolver.Register"/> after the operation ran; usually null.</param>
internal readonly record struct DocumentResolution(
    GraphParameters Parameters, Refusal? Refusal = null, AutomaticDocument? Registration = null);
