using GraphBff.Binding.Plans;
using GraphBff.Engine.Types;
using GraphBff.Upstream.Described;
using GraphBff.Upstream.Streaming;

namespace GraphBff.Binding.Serving;

/// <summary>Declares the fields of streams. Equal subscriptions of a caller share one.</summary>
internal sealed class BoundSubscriptions(GraphScope scope, IServiceProvider services, StreamHubs hubs)
{
    public void Declare(SubscriptionType subscription, MethodPlan plan)
    {
        var (method, field) = (plan.Method, plan.Field!);
        var requests = new Requests(method.InputType, field.Arguments, node: null, scope.Inputs);
        var stream = new DescribedStream(
            services, hubs, scope.ServiceOf(method), scope.MethodOf(method), scope.Answers.Of(method.OutputType, field.Path));
        var declared = subscription.Event(field.Name, TypeText.Parse(field.Type));
        foreach (var argument in field.Arguments)
        {
            declared.Argument(argument.Name, TypeText.Parse(argument.Type), Comments.Of(argument));
        }

        declared.From(context => stream.Subscribe(context, requests.Of(context.Arguments)))
            .Description(Comments.Of(method));
    }
}
