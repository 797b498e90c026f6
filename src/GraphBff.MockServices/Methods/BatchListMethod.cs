using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using GraphBff.MockServices.Entities;
using GraphBff.MockServices.Messages;
using GraphBff.MockServices.Names;
using GraphBff.MockServices.Worlds;

namespace GraphBff.MockServices.Methods;

/// <summary>Lists the first page of each of many parents. Its tokens are those of the list of one parent.</summary>
internal sealed class BatchListMethod : IUnaryMethod
{
    private readonly MethodDescriptor _method;
    private readonly EntityType _type;
    private readonly FieldDescriptor _groups;
    private readonly FieldDescriptor _items;
    private readonly FieldDescriptor _parents;
    private readonly FieldDescriptor _parent;
    private readonly FieldDescriptor _parentOfItem;
    private readonly FieldDescriptor? _mask;
    private readonly Paging _paging;

    private BatchListMethod(
        MethodDescriptor method, Shape shape, FieldDescriptor parents, FieldDescriptor parent, FieldDescriptor parentOfItem)
    {
        (_method, _type, _groups, _items) = (method, shape.Type!, shape.Groups!, shape.Field!);
        (_parents, _parent, _parentOfItem) = (parents, parent, parentOfItem);
        _mask = Mask.Find(method.InputType);
        _paging = new Paging(method.InputType, _groups.MessageType);
    }

    /// <summary>The method; null if it does not say which parents it asks for.</summary>
    public static BatchListMethod? Find(MethodDescriptor method, Shape shape)
    {
        foreach (var parent in shape.Groups!.MessageType.Fields.InFieldNumberOrder().Where(field => !field.IsMessage()))
        {
            if (method.InputType.Field(Words.Plural(parent.Name)) is { IsRepeated: true } parents
                && shape.Type!.Message.Field(parent.Name) is { } own)
            {
                return new BatchListMethod(method, shape, parents, parent, own);
            }
        }

        return null;
    }

    public IMessage Answer(World world, IMessage request)
    {
        var response = _method.OutputType.New();
        var mask = _mask is null ? null : (FieldMask?)request.Get(_mask);
        var criteria = Criteria.Of(request, _type, without: _parents);
        foreach (var parent in request.List(_parents).Cast<object>().Distinct())
        {
            var group = _groups.MessageType.New();
            group.Set(_parent, parent);
            Criterion[] own = [.. criteria, new Criterion(_parentOfItem, Match.Equal, [EntityType.Text(parent)])];
            foreach (var entity in _paging.Read(request, group, world.Set(_type), own))
            {
                group.List(_items).Add(Mask.Apply(entity, mask, _type.Key));
            }

            response.List(_groups).Add(group);
        }

        return response;
    }
}
