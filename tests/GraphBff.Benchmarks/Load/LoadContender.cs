namespace GraphBff.Benchmarks.Load;

/// <summary>One way to ask for the same data.</summary>
/// <param name="Name">For the printed figures.</param>
/// <param name="Process">Who answers.</param>
/// <param name="Request">Makes the request of a number.</param>
internal sealed record LoadContender(string Name, LoadedProcess Process, Func<int, HttpRequestMessage> Request);
