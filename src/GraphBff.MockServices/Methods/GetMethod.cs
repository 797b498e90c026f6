using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using GraphBff.MockServices.Entities;
using GraphBff.MockServices.Messages;
using GraphBff.MockServices.Worlds;

namespace GraphBff.MockServices.Methods;

/// <summary>Finds one entity by its key, or the first that has what the request asks for.</summary>
internal sealed class GetMethod(MethodDescriptor method, EntityType type, FieldDescriptor? result) : IUnaryMethod
{
    private readonly FieldDescriptor? _key = FindKey(method.InputType, type);
    private readonly FieldDescriptor? _mask = Mask.Find(method.InputType);

    /// <summary>The field of a request that holds the key of an entity; null if it has none.</summary>
    public static FieldDescriptor? FindKey(MessageDescriptor request, EntityType type)
        => request.Field(type.Key.Name, type.Reference) is { IsRepeated: false } key && !key.IsMessage() ? key : null;

    public IMessage Answer(World world, IMessage request)
    {
        var set = world.Set(type);
        var criteria = Criteria.Of(request, type);
        var found = _key is null
            ? set.Ordered.FirstOrDefault(entity => criteria.All(criterion => criterion.Holds(entity)))
            : set.Find(EntityType.Text(request.Get(_key)!));
        return found is null
            ? throw type.NotFound(_key is null ? "that was asked for" : EntityType.Text(request.Get(_key)!))
            : Wrap(Mask.Apply(found, _mask is null ? null : (FieldMask?)request.Get(_mask), type.Key));
    }

    private IMessage Wrap(IMessage entity)
    {
        if (result is null)
        {
            return entity;
        }

        var response = method.OutputType.New();
        response.Set(result, entity);
        return response;
    }
}
