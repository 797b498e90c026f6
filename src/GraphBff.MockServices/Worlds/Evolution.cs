using Google.Protobuf;
using Google.Protobuf.Reflection;
using GraphBff.MockServices.Entities;
using GraphBff.MockServices.Messages;
using GraphBff.MockServices.Values;

namespace GraphBff.MockServices.Worlds;

/// <summary>Changes that nobody asked for: an order is shipped, a stock falls, a person has a new name.</summary>
internal static class Evolution
{
    /// <summary>Changes one entity.</summary>
    /// <param name="world">The world.</param>
    /// <param name="type">The type of the entity.</param>
    /// <param name="matches">Which entities may change.</param>
    /// <param name="purpose">Decides which, and how.</param>
    /// <returns>Whether there was one.</returns>
    public static bool Advance(World world, EntityType type, Func<IMessage, bool> matches, string purpose)
    {
        IMessage[] candidates = [.. world.Set(type).Ordered.Where(matches)];
        if (candidates.Length == 0)
        {
            return false;
        }

        var entity = candidates[world.Below(candidates.Length, purpose)].Copy();
        FieldDescriptor[] fields = [.. type.Message.Fields.InFieldNumberOrder().Where(field => field.IsEnum() || Numbers.IsStock(field))];
        var text = type.Message.Fields.InFieldNumberOrder()
            .Where(field => field.IsText() && field != type.Key && world.References.Target(field) is null)
            .OrderBy(field => field.Name is "name" or "title" or "text" ? 0 : 1)
            .FirstOrDefault();
        if (fields.Length > 0)
        {
            Change(world, type, entity, fields[world.Below(fields.Length, $"{purpose} field")], purpose);
        }
        else if (text is not null)
        {
            entity.Set(text, Texts.Draw(text.Name, world.SpotOf(type, text, purpose)));
        }

        Coherence.ApplyState(entity, world.Now);
        world.Apply(type, ChangeSort.Updated, entity);
        return true;
    }

    private static void Change(World world, EntityType type, IMessage entity, FieldDescriptor field, string purpose)
        => entity.Set(field, field.IsEnum()
            ? Choices.Next(field.EnumType, (int)entity.Get(field)!)
            : field.Integer(Numbers.Whole(field.Name, world.SpotOf(type, field, purpose))));
}
