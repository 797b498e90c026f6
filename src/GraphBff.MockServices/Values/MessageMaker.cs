using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using GraphBff.MockServices.Messages;

namespace GraphBff.MockServices.Values;

/// <summary>Fills messages of any type.</summary>
internal sealed class MessageMaker(References references, Times times)
{
    private const int MaxDepth = 4;
    private const int MaxItems = 3;
    private const double ShareOfAbsent = 0.2;

    /// <summary>A message with a value in each field, except for some that are optional.</summary>
    /// <param name="type">The type of the message.</param>
    /// <param name="spot">Where it goes.</param>
    /// <param name="index">Which item of a list it is, so that the items refer to different entities.</param>
    /// <param name="depth">How many messages it is in.</param>
    public IMessage Make(MessageDescriptor type, Spot spot, int index = 0, int depth = 0)
    {
        var message = type.New();
        foreach (var field in type.Fields.InFieldNumberOrder())
        {
            var place = spot.In(field);
            if (IsChosen(field, spot) && !IsAbsent(field, place))
            {
                Fill(message, field, place, index, depth);
            }
        }

        return message;
    }

    // One case of a oneof has the value.
    private static bool IsChosen(FieldDescriptor field, Spot spot)
        => field.RealContainingOneof is not { } choice
            || choice.Fields[(int)(spot.Share($"{spot.Path} {choice.Name}") * choice.Fields.Count)] == field;

    private static bool IsAbsent(FieldDescriptor field, Spot place)
        => (IsWrapper(field) || (field.HasPresence && !field.IsMessage() && field.RealContainingOneof is null))
            && place.Share($"{place.Path} absent") < ShareOfAbsent;

    private static bool IsWrapper(FieldDescriptor field)
        => field.IsMessage() && field.MessageType.File == WrappersReflection.Descriptor;

    private void Fill(IMessage message, FieldDescriptor field, Spot place, int index, int depth)
    {
        if (field.IsMap)
        {
            FillMap(message, field, place, depth);
        }
        else if (!field.IsRepeated)
        {
            if (Value(field, place, index, depth) is { } value)
            {
                message.Set(field, value);
            }
        }
        else
        {
            var list = message.List(field);
            var items = depth < MaxDepth ? 1 + place.Below(MaxItems) : 0;
            for (var i = 0; i < items; i++)
            {
                if (Item(field, place, i, depth) is { } item && !list.Contains(item))
                {
                    list.Add(item);
                }
            }
        }
    }

    // References are drawn from the place of the whole list. The index then makes them different.
    private object? Item(FieldDescriptor field, Spot place, int index, int depth)
        => references.Target(field) is { } target
            ? references.Draw(target, field, place, index)
            : Value(field, place.At(index), index, depth);

    private void FillMap(IMessage message, FieldDescriptor field, Spot place, int depth)
    {
        var map = (IDictionary)message.Get(field)!;
        var entry = field.MessageType;
        for (var i = 0; i < 2; i++)
        {
            if (Value(entry.FindFieldByNumber(1), place.At(i), i, depth) is { } key
                && Value(entry.FindFieldByNumber(2), place.At(i).In(field), i, depth) is { } value)
            {
                map[key] = value;
            }
        }
    }

    private object? Value(FieldDescriptor field, Spot place, int index, int depth) => field.FieldType switch
    {
        FieldType.Message or FieldType.Group => Message(field, place, index, depth),
        _ when !field.IsRepeated && references.Target(field) is { } target => references.Draw(target, field, ListOf(place), index),
        FieldType.String => Texts.Draw(NameOf(field, place), place),
        FieldType.Bool => Numbers.Truth(field.Name, place),
        FieldType.Enum => Choices.Draw(field.EnumType, place),
        FieldType.Double => Numbers.Fraction(field.Name, place),
        FieldType.Float => (float)Numbers.Fraction(field.Name, place),
        FieldType.Bytes => ByteString.CopyFromUtf8(Texts.Draw("hash", place)),
        _ when Times.IsMoment(field.Name) => Moments.Number(field, times.Draw(field.Name, place)),
        _ => field.Integer(Numbers.Whole(field.Name, place)),
    };

    // The items of a list begin at one entity and take those after it: lines.0.product_id and lines.1.product_id differ.
    private static Spot ListOf(Spot place)
        => place with { Path = string.Join('.', place.Path.Split('.').Where(part => !int.TryParse(part, out _))) };

    private static string NameOf(FieldDescriptor field, Spot place)
        => field.ContainingType.IsMapEntry ? field.Name : field.IsRepeated ? Singular(field.Name) : field.Name;

    private static string Singular(string name) => name.EndsWith('s') ? name[..^1] : name;

    private object? Message(FieldDescriptor field, Spot place, int index, int depth)
    {
        var type = field.MessageType;
        return type.FullName switch
        {
            "google.protobuf.Timestamp" => Timestamp.FromDateTimeOffset(times.Draw(field.Name, place)),
            "google.protobuf.Duration" => Duration.FromTimeSpan(TimeSpan.FromMinutes(1 + place.Below(59))),
            "google.protobuf.Struct" => new Struct { Fields = { ["note"] = Note(place) } },
            "google.protobuf.Value" => Note(place),
            "google.protobuf.ListValue" or "google.protobuf.Any" or "google.protobuf.FieldMask" => null,
            _ when type.File == WrappersReflection.Descriptor => Value(Wrapped(field), place, index, depth),
            _ when Money.Is(type) => Money.Write(type, Amounts.Draw(place)),
            _ => depth < MaxDepth ? Make(type, place, index, depth + 1) : null,
        };
    }

    private static Value Note(Spot place) => Google.Protobuf.WellKnownTypes.Value.ForString(Texts.Draw("title", place));

    private static FieldDescriptor Wrapped(FieldDescriptor field) => field.MessageType.FindFieldByNumber(1);
}
