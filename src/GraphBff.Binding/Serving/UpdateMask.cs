using Google.Protobuf.Reflection;
using GraphBff.Binding.Plans;
using GraphBff.Binding.Types;
using GraphBff.Engine.Inputs;
using GraphBff.Upstream.Described;

namespace GraphBff.Binding.Serving;

/// <summary>
/// The mask of an update, from the presence of the input's fields. A field that is given as null is in the mask, and so cleared.
/// </summary>
internal sealed class UpdateMask
{
    private readonly FieldDescriptor _mask;
    private readonly string _resource;
    private readonly IReadOnlyList<MemberPlan> _parts;

    private UpdateMask(FieldDescriptor mask, string resource, IReadOnlyList<MemberPlan> parts)
        => (_mask, _resource, _parts) = (mask, resource, parts);

    /// <summary>The mask of a request; null if it has none, or if what is updated is not clear.</summary>
    public static UpdateMask? Of(MessageDescriptor request, GraphPlan plan)
    {
        if (request.FindFieldByName("update_mask") is not { } mask || !mask.IsMask())
        {
            return null;
        }

        var messages = request.Fields.InFieldNumberOrder()
            .Where(field => field != mask && field.IsMessage() && !field.IsRepeated && WellKnown.Of(field.MessageType) is null)
            .ToList();
        if (messages is not [var resource] || InputOf(request).FirstOrDefault(member => member.Field == resource) is not { } member)
        {
            return null;
        }

        // The key says which object to update. It is no part of the update.
        var keys = plan.Types.FirstOrDefault(type => !type.IsInput && type.Message == resource.MessageType)?.Key
            .SelectMany(part => part.Held.TakeLast(1)).ToHashSet() ?? [];
        return new(mask, member.Name, [.. InputOf(resource.MessageType).Where(part => !keys.Contains(part.Field))]);

        IReadOnlyList<MemberPlan> InputOf(MessageDescriptor message)
            => plan.Types.Single(type => type.IsInput && type.Message == message).Members;
    }

    /// <summary>Sets the mask of a request that does not have it from the client.</summary>
    public void Complete(MessageDraft request, InputObject input)
    {
        if (request.Find(_mask) is null && input.Find<InputObject>(_resource) is { } given)
        {
            request.In(_mask).Set(
                _mask.MessageType.FindFieldByName("paths"),
                _parts.Where(part => given.Has(part.Name)).Select(part => (object)part.Field.Name).ToArray());
        }
    }
}
