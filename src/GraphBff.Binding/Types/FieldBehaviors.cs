using Google.Api;
using Google.Protobuf.Reflection;

namespace GraphBff.Binding.Types;

/// <summary>Which fields of a message belong to inputs, and which to answers (<c>google.api.field_behavior</c>).</summary>
internal static class FieldBehaviors
{
    public static bool IsHidden(this FieldDescriptor field, bool isInput)
        => field.Is(isInput ? FieldBehavior.OutputOnly : FieldBehavior.InputOnly);

    /// <summary>Whether a message has no fields on this side. It is then a Boolean: whether it is there.</summary>
    public static bool IsEmpty(this MessageDescriptor message, bool isInput)
        => message.Fields.InFieldNumberOrder().All(field => field.IsHidden(isInput));

    public static bool Is(this FieldDescriptor field, FieldBehavior behavior)
        => field.GetOptions()?.GetExtension(FieldBehaviorExtensions.FieldBehavior)?.Contains(behavior) == true;
}
