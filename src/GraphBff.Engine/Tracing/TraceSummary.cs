namespace GraphBff.Engine.Tracing;

/// <summary>A trace in one line.</summary>
/// <param name="Name">The operation's name; null for none.</param>
/// <param name="Kind"><c>query</c>, <c>mutation</c> or <c>subscription</c> (one event of it); empty if the document was refused.</param>
/// <param name="Fields">The root fields' response keys, at most three.</param>
/// <param name="StartTime">When it began.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Calls">How many calls to services it made.</param>
/// <param name="Errors">How many errors its response has.</param>
/// <param name="Services">The services that it called, the one that took the most time first.</param>
public sealed record TraceSummary(
    string? Name,
    string Kind,
    IReadOnlyList<string> Fields,
    DateTimeOffset StartTime,
    TimeSpan Duration,
    int Calls,
    int Errors,
    IReadOnlyList<ServiceTime> Services);
