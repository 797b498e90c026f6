using GraphBff.Binding.Plans;
using GraphBff.Binding.Types;
using GraphBff.Engine.Inputs;
using GraphBff.Upstream.Described;

namespace GraphBff.Binding.Serving;

/// <summary>
/// The mask of an update, from the presence of the input's fields. A field that is given as null is in the mask, and so cleared.
/// </summary>
internal static class UpdateMask
{
    /// <summary>Sets the mask of a request that has one and does not get it from the client.</summary>
    public static void Complete(MessageDraft request, InputObject input, GraphPlan plan)
    {
        var fields = request.Message.Fields.InFieldNumberOrder();
        if (request.Message.FindFieldByName("update_mask") is not { } mask || !mask.IsMask() || request.Find(mask) is not null)
        {
            return;
        }

        var messages = fields
            .Where(field => field != mask && field.IsMessage() && !field.IsRepeated && WellKnown.Of(field.MessageType) is null)
            .ToList();
        if (messages is not [var resource]
            || MemberOf(plan, request.Message, resource) is not { } member
            || input.Find<InputObject>(member.Name) is not { } given)
        {
            return;
        }

        // The key says which object to update. It is no part of the update.
        var keys = plan.Types.FirstOrDefault(type => !type.IsInput && type.Message == resource.MessageType)?.Key
            .SelectMany(part => part.Held.TakeLast(1)).ToHashSet() ?? [];
        var paths = plan.Types.Single(type => type.IsInput && type.Message == resource.MessageType).Members
            .Where(part => given.Has(part.Name) && !keys.Contains(part.Field))
            .Select(part => (object)part.Field.Name)
            .ToArray();
        request.In(mask).Set(mask.MessageType.FindFieldByName("paths"), paths);
    }

    private static MemberPlan? MemberOf(
        GraphPlan plan, Google.Protobuf.Reflection.MessageDescriptor message, Google.Protobuf.Reflection.FieldDescriptor field)
        => plan.Types.Single(type => type.IsInput && type.Message == message).Members.FirstOrDefault(member => member.Field == field);
}
