using GraphBff.Adapters.Operations;
using GraphBff.Engine;
using GraphBff.Transport.Http;

namespace GraphBff.Adapters.Rest;

/// <summary>All routes of REST.</summary>
internal sealed class RestRoutes(OperationCatalog catalog, GraphEngine engine, RestExchange exchange, RequestGate gate)
{
    public IReadOnlyList<RestOperation> Operations { get; } =
    [
        .. catalog.Files.Where(file => file.Http is not null).Select(file => new RestOperation(file, catalog, engine)),
    ];

    /// <summary>The endpoints by their patterns. The last ones take what no operation has, below what all routes begin with.</summary>
    public IEnumerable<(string Pattern, RestEndpoint Endpoint)> Endpoints()
    {
        var paths = string.Join(", ", Operations.Select(operation => operation.File.Http!.Path).Distinct().Order());
        foreach (var operations in Operations.GroupBy(operation => operation.File.Http!.Shape))
        {
            var route = new RestRoute(operations);
            yield return (route.Pattern, new RestEndpoint(route, paths, exchange, gate));
        }

        if (Common([.. Operations.Select(operation => operation.File.Http!.Shape.Split('/')[1..])]) is { Length: > 0 } prefix)
        {
            yield return ($"{prefix}/{{**rest}}", new RestEndpoint(null, paths, exchange, gate));
        }
    }

    private static string Common(IReadOnlyList<string[]> paths)
    {
        var prefix = "";
        for (var i = 0; paths.Count > 0 && paths.All(path => i < path.Length - 1 && path[i] == paths[0][i] && path[i] != "{}"); i++)
        {
            prefix += "/" + paths[0][i];
        }

        return prefix;
    }
}
