namespace GraphBff.Adapters.Rest;

/// <summary>Where a parameter is in a request, by OpenAPI's names.</summary>
internal enum ParameterPlace
{
    Path,
    Query,
    Header,
}
