using System.Globalization;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Types;
using GraphQL.Types;

namespace GraphBff.Transport.Tests.Hosting;

internal sealed class PingQueries(SlowGate gate, OpenGate open) : TypeExtension<QueryType>
{
    protected override void Extend(QueryType type)
    {
        type.String("hello", _ => "world").Description("Always the world.");
        type.String("kept", _ => "for long").CacheFor(TimeSpan.FromSeconds(30)).Description("May be kept.");
        type.String("keptHere", _ => "for long")
            .CacheFor(TimeSpan.FromSeconds(60), isPrivate: true)
            .Description("May be kept by its caller.");
        type.One<StringGraphType>("echo")
            .Argument<StringGraphType>("text", "What to say.")
            .Resolve((_, field) => ValueTask.FromResult<object?>(field.Arguments.Get<string>("text")))
            .Description("What was said.");
        type.One<StringGraphType>("big")
            .Argument<NonNullGraphType<IntGraphType>>("size", "How long, in characters.")
            .Resolve((_, field) => ValueTask.FromResult<object?>(new string('x', field.Arguments.Get<int>("size"))))
            .Description("A long text.");
        type.One<StringGraphType>("failing")
            .Resolve((_, _) => throw new GraphException("BROKEN", "It is broken."))
            .Description("Never works.");
        type.One<StringGraphType>("slow")
            .Resolve((_, field) => gate.WaitAsync(field.CancellationToken))
            .Description("Waits for ever.");
        type.One<StringGraphType>("waiting")
            .Resolve((_, field) => open.PassAsync(field.CancellationToken))
            .Description("Waits until the test opens the gate.");
        type.One<StringGraphType>("caller")
            .Resolve((_, field) => ValueTask.FromResult<object?>(field.Operation.Caller.Identity))
            .Description("Who asks.");
        type.One<StringGraphType>("budget")
            .Resolve((_, field) => ValueTask.FromResult<object?>(
                (field.Operation.Deadline - field.Operation.Time.GetUtcNow()).ToString("c", CultureInfo.InvariantCulture)))
            .Description("What is left of the request's time.");
    }
}
