using Google.Protobuf;
using Google.Protobuf.Reflection;
using GraphBff.MockServices.Entities;
using GraphBff.MockServices.Messages;
using GraphBff.MockServices.Names;

namespace GraphBff.MockServices.Values;

/// <summary>Makes the fields of an entity agree with each other and with what it refers to.</summary>
/// <param name="references">What fields refer to.</param>
/// <param name="now">The mock's present.</param>
/// <param name="find">Finds an entity by its key as text; null if there is none.</param>
internal sealed class Coherence(References references, DateTimeOffset now, Func<EntityType, string, IMessage?> find)
{
    /// <summary>Applies the rules to a message, those in it first.</summary>
    public void Apply(IMessage message)
    {
        foreach (var field in message.Descriptor.Fields.InFieldNumberOrder().Where(field => field.IsMessage() && message.IsGiven(field)))
        {
            foreach (var inner in field.IsRepeated ? message.List(field) : new[] { message.Get(field) })
            {
                // A wrapper is a plain value here.
                if (inner is IMessage part)
                {
                    Apply(part);
                }
            }
        }

        SetAmount(message);
        SetTimes(message);
        ApplyState(message);
    }

    /// <summary>
    /// Sets and clears what belongs to one state: <c>refunded_amount</c> has a value in REFUNDED only, and it is the whole amount then.
    /// </summary>
    /// <param name="message">The message.</param>
    /// <param name="now">The moment for times that have no value yet; null to leave them.</param>
    public static void ApplyState(IMessage message, DateTimeOffset? now = null)
    {
        if (StatusOf(message.Descriptor) is not { } status)
        {
            return;
        }

        foreach (var field in message.Descriptor.Fields.InFieldNumberOrder().Where(field => field.HasPresence && field != status))
        {
            if (Choices.After(status.EnumType, Words.Of(field.Name)[0]) is not { } state)
            {
                continue;
            }

            if ((int)message.Get(status)! != state)
            {
                message.Set(field, null);
            }
            else if (Money.Is(field) && Money.First(message.Descriptor) is { } whole && whole != field)
            {
                message.Set(field, message.Get(whole));
            }
            else if (now is { } moment && Moments.Is(field) && !message.IsGiven(field))
            {
                Moments.Write(message, field, moment);
            }
        }
    }

    /// <summary>The field that says how far an entity has come; null if it has none.</summary>
    public static FieldDescriptor? StatusOf(MessageDescriptor type)
        => type.Field("status", "state") is { } status && status.IsEnum() ? status : null;

    // The first amount is the sum of the lines, or what the thing costs that the message refers to.
    private void SetAmount(IMessage message)
    {
        if (!Money.Is(message.Descriptor)
            && Money.First(message.Descriptor) is { } amount
            && (Sum(message) ?? AmountOfTarget(message)) is { } value)
        {
            message.Set(amount, Money.Write(amount.MessageType, value));
        }
    }

    private static decimal? Sum(IMessage message)
    {
        foreach (var lines in message.Descriptor.Fields.InFieldNumberOrder().Where(field => field.IsMessage() && field.IsRepeated))
        {
            if (Money.First(lines.MessageType) is { } price
                && lines.MessageType.Field("quantity", "qty", "count") is { } quantity
                && quantity.IsInteger())
            {
                return message.List(lines).Cast<IMessage>().Where(line => line.IsGiven(price)).Sum(line
                    => Money.Read((IMessage)line.Get(price)!) * Convert.ToDecimal(line.Get(quantity), null));
            }
        }

        return null;
    }

    private decimal? AmountOfTarget(IMessage message)
        => Targets(message)
            .Select(found => Money.First(found.Descriptor) is { } amount && found.IsGiven(amount)
                ? Money.Read((IMessage)found.Get(amount)!)
                : (decimal?)null)
            .FirstOrDefault(amount => amount is not null);

    // Nothing is older than what it refers to. Its times keep their order between that and the present.
    private void SetTimes(IMessage message)
    {
        if (Moments.Creation(message.Descriptor) is not { } creation
            || Moments.Read(message, creation) is not { } created
            || Targets(message).Max(Created) is not { } oldest
            || created >= oldest
            || oldest >= now)
        {
            return;
        }

        var start = oldest.AddSeconds(Math.Floor((now - oldest).TotalSeconds * Part(created, now.AddDays(-Times.DaysBack), now)));
        foreach (var field in message.Descriptor.Fields.InFieldNumberOrder().Where(Moments.Is))
        {
            if (Moments.Read(message, field) is { } moment && moment >= created && moment <= now)
            {
                Moments.Write(message, field, start.AddSeconds(Math.Floor((now - start).TotalSeconds * Part(moment, created, now))));
            }
        }
    }

    private static DateTimeOffset? Created(IMessage message)
        => Moments.Creation(message.Descriptor) is { } field ? Moments.Read(message, field) : null;

    private static double Part(DateTimeOffset moment, DateTimeOffset from, DateTimeOffset to)
        => to > from ? Math.Clamp((moment - from) / (to - from), 0, 1) : 0;

    // The entities that the fields of a message refer to.
    private IEnumerable<IMessage> Targets(IMessage message)
        => from field in message.Descriptor.Fields.InFieldNumberOrder()
           where !field.IsRepeated
           let target = references.Target(field)
           where target is not null
           let found = find(target, EntityType.Text(message.Get(field)!))
           where found is not null
           select found;
}
