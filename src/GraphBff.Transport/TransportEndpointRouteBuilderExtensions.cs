using System.Diagnostics.CodeAnalysis;
using GraphBff.Transport.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Transport;

/// <summary>Maps the GraphQL endpoint.</summary>
public static class TransportEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Serves GraphQL over HTTP at one route, for every method. POST and GET run operations, <c>GET ?sdl</c> prints the schema, OPTIONS
    /// names the methods, and others get 405. The route also serves GraphQL over WebSocket by <c>graphql-transport-ws</c> (HTTP/1.1
    /// upgrade, and RFC 8441 on HTTP/2). The status codes are those of the <c>graphql-http</c> audits (GraphQL over HTTP, 5.4 Status
    /// Codes): a request error is 400 as <c>application/graphql-response+json</c> and 200 as <c>application/json</c>. An operation that ran
    /// is 200, whatever its field errors.
    /// </summary>
    /// <param name="endpoints">The endpoints of the host.</param>
    /// <param name="pattern">The route; default <c>/graphql</c>, as the specification recommends (2 URL).</param>
    /// <returns>A builder for conventions on the endpoint, such as <c>RequireAuthorization</c>.</returns>
    /// <exception cref="InvalidOperationException"><c>AddGraphTransport</c> was not called, or there is no engine.</exception>
    public static IEndpointConventionBuilder MapGraphQL(
        this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern = "/graphql")
    {
        var endpoint = endpoints.ServiceProvider.GetRequiredService<GraphEndpoint>();
        var pipeline = endpoints.CreateApplicationBuilder();
        pipeline.UseWebSockets();
        pipeline.Run(endpoint.HandleAsync);
        return endpoints.Map(pattern, pipeline.Build()).WithDisplayName("GraphQL");
    }
}
