using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using GraphBff.MockServices.Entities;
using GraphBff.MockServices.Messages;
using GraphBff.MockServices.Worlds;

namespace GraphBff.MockServices.Methods;

/// <summary>Lists entities: a page of them, all, or those with given keys in their order.</summary>
internal sealed class ListMethod(MethodDescriptor method, EntityType type, FieldDescriptor items) : IUnaryMethod
{
    private readonly Paging _paging = new(method.InputType, method.OutputType);
    private readonly FieldDescriptor? _mask = Mask.Find(method.InputType);
    private readonly FieldDescriptor? _keys = method.Name.StartsWith("Batch", StringComparison.Ordinal)
        ? method.InputType.Fields.InFieldNumberOrder()
            .FirstOrDefault(field => field.IsRepeated && Criteria.Selected(field, type) == type.Key)
        : null;

    public IMessage Answer(World world, IMessage request)
    {
        var response = method.OutputType.New();
        var set = world.Set(type);
        var found = _keys is null
            ? _paging.Read(request, response, set, Criteria.Of(request, type))
            : request.List(_keys).Cast<object>().Select(EntityType.Text).Distinct().Select(set.Find).OfType<IMessage>();
        var mask = _mask is null ? null : (FieldMask?)request.Get(_mask);
        foreach (var entity in found)
        {
            response.List(items).Add(Mask.Apply(entity, mask, type.Key));
        }

        return response;
    }
}
