using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using GraphBff.MockServices.Entities;
using GraphBff.MockServices.Messages;
using GraphBff.MockServices.Values;
using GraphBff.MockServices.Worlds;
using Grpc.Core;

namespace GraphBff.MockServices.Methods;

/// <summary>
/// Creates, changes or deletes an entity. The fields of the request are copied by their names, and the verb sets the status: cancel leads
/// to CANCELLED.
/// </summary>
internal sealed class WriteMethod(MethodDescriptor method, EntityType type, FieldDescriptor? result) : IUnaryMethod
{
    // Services refuse a second entity with the same value.
    private static readonly string[] Unique = ["email", "email_address", "username", "sku", "slug"];

    private readonly Replies _replies = new();
    private readonly string _verb = Shape.Name(method).Verb;
    private readonly Adjustment _adjustment = new(method, type);
    private readonly FieldDescriptor? _key = GetMethod.FindKey(method.InputType, type);
    private readonly FieldDescriptor? _mask = method.InputType.Field("update_mask") is { } mask && Mask.Is(mask) ? mask : null;
    private readonly FieldDescriptor? _whole = method.InputType.Fields.InFieldNumberOrder()
        .FirstOrDefault(field => field.IsMessage() && !field.IsRepeated && field.MessageType == type.Message);

    public IMessage Answer(World world, IMessage request) => _replies.Once(request, () => Respond(request, Write(world, request)));

    private IMessage Write(World world, IMessage request)
    {
        KnownReferences.Check(world, request);
        var given = _whole is not null && request.IsGiven(_whole) ? (IMessage)request.Get(_whole)! : request;
        var keyField = _key ?? (given == request ? null : type.Key);
        var keyed = _key is null ? given : request;
        var key = keyField is not null && (_key is not null || keyed.IsGiven(keyField)) ? EntityType.Text(keyed.Get(keyField)!) : null;
        if (Verbs.IsCreation(_verb) || key is null)
        {
            return Create(world, given, string.IsNullOrEmpty(key) ? null : key);
        }

        var entity = world.Set(type).Find(key)?.Copy() ?? throw type.NotFound(key);
        return Verbs.IsRemoval(_verb) ? world.Apply(type, ChangeSort.Deleted, entity) : Change(world, request, given, entity);
    }

    private IMessage Create(World world, IMessage given, string? key)
    {
        var set = world.Set(type);
        if (key is not null && set.Find(key) is not null)
        {
            throw new RpcException(new Status(StatusCode.AlreadyExists, $"Another {type.Name} has the key {key}."));
        }

        foreach (var name in Unique)
        {
            if (given.Descriptor.Field(name) is { } field
                && type.Message.Field(name) is { } own
                && new Criterion(own, Match.Equal, [EntityType.Text(given.Get(field)!)]) is var same
                && set.Ordered.Any(same.Holds))
            {
                throw new RpcException(new Status(StatusCode.AlreadyExists, $"Another {type.Name} has this {name}."));
            }
        }

        var entity = world.Draft(type);
        if (Coherence.StatusOf(type.Message) is { } status)
        {
            entity.Set(status, Choices.First(status.EnumType));
        }

        Copier(world, entity).Copy(given, entity, field => key is not null || field.Name != type.Key.Name);
        return world.Apply(type, ChangeSort.Created, world.Coherent(entity));
    }

    private IMessage Change(World world, IMessage request, IMessage given, IMessage entity)
    {
        var isReplacement = Verbs.IsReplacement(_verb);
        var paths = _mask is not null && request.Get(_mask) is FieldMask { Paths.Count: > 0 } mask ? mask.Paths : null;

        // The amount of a refund is not the amount of the payment.
        Copier(world, entity).Copy(given, entity, field => field.Name != type.Key.Name
            && (isReplacement || !Money.Is(field))
            && paths?.Any(path => path.Split('.')[0] == field.Name) != false);
        _adjustment.AddDelta(request, entity);
        if (!isReplacement && !_adjustment.AddPart(request, entity) && Coherence.StatusOf(type.Message) is { } status)
        {
            if (Choices.After(status.EnumType, _verb) is { } state)
            {
                entity.Set(status, state);
            }

            Coherence.ApplyState(entity, world.Now);
        }

        return world.Apply(type, ChangeSort.Updated, entity);
    }

    private FieldCopy Copier(World world, IMessage entity)
        => new((part, topic) => world.Answer(part, $"{type.Message.FullName} {type.KeyText(entity)} {topic}"));

    private IMessage Respond(IMessage request, IMessage entity)
    {
        if (result is null && method.OutputType == type.Message)
        {
            return entity;
        }

        var response = method.OutputType.New();
        var copy = new FieldCopy((part, _) => part.New());
        copy.Copy(request, response, _ => true);
        copy.Copy(entity, response, _ => true);
        if (result is not null)
        {
            response.Set(result, entity);
        }

        return response;
    }
}
