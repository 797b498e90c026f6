using Google.Protobuf.Reflection;
using GraphBff.Upstream.Described;

namespace GraphBff.Binding.Tests.Serving;

/// <summary>A served graph of one service that a test writes down, and its server.</summary>
internal sealed class ServedThings(DescribedServer server, ServedGraph graph) : IAsyncDisposable
{
    public DescribedServer Server { get; } = server;

    public ServedGraph Graph { get; } = graph;

    /// <param name="proto">As <see cref="Planned.ServiceAsync"/> takes it.</param>
    /// <param name="answer">The messages that a method answers.</param>
    /// <param name="options">The service's options.</param>
    public static async Task<ServedThings> StartAsync(
        string proto, Func<MethodDescriptor, WireObject, IEnumerable<MessageDraft>> answer, string options = "{}")
    {
        var plan = await Planned.ServiceAsync(proto, options);
        var server = await DescribedServer.StartAsync(
            plan.Services.Select(service => service.Service),
            (method, request) => answer(method, request).Select(message => message.ToBytes()));
        return new(server, new ServedGraph(plan, server.Address));
    }

    public async ValueTask DisposeAsync()
    {
        await Graph.DisposeAsync();
        await Server.DisposeAsync();
    }
}
