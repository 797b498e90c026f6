using GraphBff.Engine.Errors;
using GraphBff.Engine.Types;
using GraphQL.Types;

namespace GraphBff.Transport.Tests.Hosting;

internal sealed class PingSubscriptions(Ticks ticks, Silence silence, Flood flood) : TypeExtension<SubscriptionType>
{
    protected override void Extend(SubscriptionType type)
    {
        type.Event<TickType>("ticks")
            .From(field => ticks.SubscribeAsync(field.Operation.ResumeAfter))
            .Description("What the test publishes.");
        type.Event<TickType>("count")
            .Argument<NonNullGraphType<IntGraphType>>("to", "Where it ends.")
            .From(field => Count(field.Arguments.Get<int>("to")))
            .Description("1, 2 and so on.");
        type.Event<TickType>("flood")
            .Argument<NonNullGraphType<IntGraphType>>("size", "How long each event is, in characters.")
            .From(field => flood.SubscribeAsync(new Tick(new string('x', field.Arguments.Get<int>("size")))))
            .Description("As many events as the client takes.");
        type.Event<TickType>("refused")
            .From(_ => throw new GraphException("NO_SUCH_SOURCE", "There is nothing to watch."))
            .Description("Fails before the first event.");
        type.Event<TickType>("silence").From(_ => silence).Description("Nothing ever happens.");
    }

    private static async IAsyncEnumerable<SubscriptionEvent> Count(int to)
    {
        for (var i = 1; i <= to; i++)
        {
            await Task.Yield();
            yield return new SubscriptionEvent(new Tick($"{i}"), $"after-{i}");
        }
    }
}
