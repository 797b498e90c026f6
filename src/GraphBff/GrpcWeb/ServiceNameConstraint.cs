namespace GraphBff.GrpcWeb;

/// <summary>Keeps the route of the services from other paths: the name of a service has a package, so it has a dot.</summary>
internal sealed class ServiceNameConstraint : IRouteConstraint
{
    public bool Match(
        HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection)
        => values[routeKey] is string name && name.Contains('.', StringComparison.Ordinal);
}
