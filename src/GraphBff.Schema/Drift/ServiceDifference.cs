namespace GraphBff.Schema.Drift;

/// <summary>A difference between the graph's contract with a service and the service's own.</summary>
/// <param name="Name">The full name of the service, method, message, field, enum or value.</param>
/// <param name="IsBreaking">Whether calls fail or values are lost. If not, only some behaviour may differ.</param>
/// <param name="Text">What is different, and what to do.</param>
public sealed record ServiceDifference(string Name, bool IsBreaking, string Text);
