using Google.Protobuf.Reflection;
using GraphBff.MockServices.Entities;
using GraphBff.MockServices.Messages;

namespace GraphBff.MockServices.Values;

/// <summary>Keys of other entities, so that what a field refers to exists.</summary>
/// <param name="catalog">The entities.</param>
/// <param name="count">How many there are of each.</param>
internal sealed class References(EntityCatalog catalog, int count)
{
    /// <summary>The entity that a field refers to; null if it refers to none.</summary>
    public EntityType? Target(FieldDescriptor field)
        => catalog.Target(field) is { } target && (field.FieldType == FieldType.String || target.Key.IsInteger()) ? target : null;

    /// <summary>A key for the field; null for the first entity that refers to its own type.</summary>
    /// <param name="target">What the field refers to.</param>
    /// <param name="field">The field.</param>
    /// <param name="spot">The place of the field, or of the first of several keys.</param>
    /// <param name="index">Which of several, so that those of one message differ.</param>
    public object? Draw(EntityType target, FieldDescriptor field, Spot spot, int index)
    {
        // A parent is older than its children, so that no circle comes of it.
        var candidates = target.Message == spot.Root ? Math.Min(spot.Number, count) : count;
        if (candidates == 0)
        {
            return null;
        }

        var key = target.KeyOf((spot.Below(candidates) + index) % candidates);
        return field.FieldType == FieldType.String ? EntityType.Text(key) : field.Integer(Convert.ToInt64(key, null));
    }
}
