namespace GraphBff.Adapters.Operations;

/// <summary>How a request of REST calls an operation: its <c>@http</c>.</summary>
/// <param name="Method">The method in upper case.</param>
/// <param name="Path">The path with its parameters by name, such as <c>/api/v1/users/{id}</c>.</param>
/// <param name="RouteParameters">The parameters of the path, in its order.</param>
/// <param name="QueryParameters">
/// The parameters of the query string. Of several that set one variable, the first is its name and the others are aliases.
/// </param>
/// <param name="HeaderParameters">The headers that set variables.</param>
internal sealed record HttpRoute(
    string Method,
    string Path,
    IReadOnlyList<ParameterBinding> RouteParameters,
    IReadOnlyList<ParameterBinding> QueryParameters,
    IReadOnlyList<ParameterBinding> HeaderParameters)
{
    /// <summary>The path without the parameters' names. Two routes with the same method and shape serve the same requests.</summary>
    public string Shape { get; } = string.Join('/', Path.Split('/').Select(segment => segment.StartsWith('{') ? "{}" : segment));

    public IEnumerable<ParameterBinding> Parameters => [.. RouteParameters, .. QueryParameters, .. HeaderParameters];
}
