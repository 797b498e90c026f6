using GraphBff.Adapters.Operations;
using GraphBff.Engine;
using GraphBff.Transport.Http;

namespace GraphBff.Adapters.Rest;

/// <summary>All routes of REST.</summary>
internal sealed class RestRoutes
{
    private readonly RestExchange _exchange;
    private readonly RequestGate _gate;

    public RestRoutes(OperationCatalog catalog, GraphEngine engine, RestExchange exchange, RequestGate gate)
    {
        (_exchange, _gate) = (exchange, gate);
        Operations =
        [
            .. catalog.Files.Where(file => file.Http is not null).Select(file => new RestOperation(file, catalog, engine)),
        ];
        Prefix = Common([.. Operations.Select(operation => operation.File.Http!.Shape.Split('/')[1..])]);
    }

    public IReadOnlyList<RestOperation> Operations { get; }

    /// <summary>What all paths begin with, such as <c>/api/v1</c>; empty for nothing.</summary>
    public string Prefix { get; }

    /// <summary>The endpoints by their patterns. The last ones take what no operation has, below what all routes begin with.</summary>
    /// <param name="description">The path of the description of all routes; null if it is not served.</param>
    public IEnumerable<(string Pattern, RestEndpoint Endpoint)> Endpoints(string? description)
    {
        var paths = string.Join(", ", Operations.Select(operation => operation.File.Http!.Path).Distinct().Order())
            + (description is null ? "" : $". {description} describes them");
        foreach (var operations in Operations.GroupBy(operation => operation.File.Http!.Shape))
        {
            var route = new RestRoute(operations);
            yield return (route.Pattern, new RestEndpoint(route, paths, _exchange, _gate));
        }

        if (Prefix.Length > 0)
        {
            yield return ($"{Prefix}/{{**rest}}", new RestEndpoint(null, paths, _exchange, _gate));
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
