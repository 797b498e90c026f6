using Google.Protobuf.Reflection;
using GraphBff.Binding.Plans;
using GraphBff.Engine.Inputs;
using GraphBff.Upstream.Described;

namespace GraphBff.Binding.Serving;

/// <summary>Makes the requests of a field from its arguments.</summary>
/// <param name="message">The request's type.</param>
/// <param name="arguments">The arguments; those without a path are not in the request.</param>
/// <param name="node">The node that an argument asks for; null if there is none.</param>
/// <param name="values">Turns values into fields.</param>
internal sealed class Requests(
    MessageDescriptor message, IReadOnlyList<ArgumentPlan> arguments, NodeKey? node, InputValues values)
{
    public EncodedRequest Of(Arguments given) => new(Draft(given).ToBytes());

    /// <summary>The request, for more fields.</summary>
    public MessageDraft Draft(Arguments given)
    {
        var request = new MessageDraft(message);
        foreach (var argument in arguments)
        {
            if (argument.Path.Count == 0 || !given.TryGet(argument.Name, out var value) || value is null)
            {
                continue;
            }

            if (argument.IsNode && node is not null)
            {
                node.Ask(request, node.Parse((string)value, argument.Name));
            }
            else
            {
                values.Set(request, argument.Path, value, argument.Name);
            }
        }

        return request;
    }
}
