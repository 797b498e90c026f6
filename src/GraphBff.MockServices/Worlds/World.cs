using Google.Protobuf;
using Google.Protobuf.Reflection;
using GraphBff.MockServices.Entities;
using GraphBff.MockServices.Messages;
using GraphBff.MockServices.Randomness;
using GraphBff.MockServices.Values;
using Grpc.Core;

namespace GraphBff.MockServices.Worlds;

/// <summary>
/// The entities of all services. The first of them depend only on the seed and the count. All are made at the start, so that the order of
/// requests does not matter.
/// </summary>
internal sealed class World
{
    private const int MaxCreated = 10_000;

    private readonly Lock _lock = new();
    private readonly Draws _draws;
    private readonly MessageMaker _maker;
    private readonly Coherence _coherence;
    private readonly Dictionary<EntityType, EntitySet> _sets = [];
    private readonly DateTimeOffset _now;
    private readonly int _count;
    private int _changes;

    public World(EntityCatalog catalog, int seed, int count, DateTimeOffset now)
    {
        Catalog = catalog;
        References = new References(catalog, count);
        _draws = new Draws(seed);
        _maker = new MessageMaker(References, new Times(now));
        _coherence = new Coherence(References, now, (type, key) => _sets.GetValueOrDefault(type)?.Find(key));
        (_count, _now) = (count, now);
        foreach (var type in catalog.InOrder())
        {
            var set = new EntitySet(type);
            for (var number = 0; number < count; number++)
            {
                set.Begin(Coherent(Draft(type, number)));
            }

            _sets.Add(type, set);
        }
    }

    public EntityCatalog Catalog { get; }

    public References References { get; }

    /// <summary>The moment of the next change. Each change takes a second, so that times are the same in each run.</summary>
    public DateTimeOffset Now => _now.AddSeconds(_changes);

    /// <summary>Reads and changes the world while nobody else does.</summary>
    public T Use<T>(Func<World, T> use)
    {
        lock (_lock)
        {
            return use(this);
        }
    }

    public EntitySet Set(EntityType type) => _sets[type];

    /// <summary>An entity that is not in the world yet, with all its values.</summary>
    /// <exception cref="RpcException">RESOURCE_EXHAUSTED: this process has made too many.</exception>
    public IMessage Draft(EntityType type)
    {
        var number = _sets[type].Made;
        return number < _count + MaxCreated ? Draft(type, number) : throw new RpcException(new Status(
            StatusCode.ResourceExhausted, $"The mock keeps {MaxCreated} new entities of a type. Start it again."));
    }

    /// <summary>Any message, the same for the same topic.</summary>
    public IMessage Answer(MessageDescriptor type, string topic)
        => Coherent(_maker.Make(type, new Spot(_draws, type, _draws.Below(_count, topic), type, "")));

    public IMessage Coherent(IMessage message)
    {
        _coherence.Apply(message);
        return message;
    }

    /// <summary>Makes a change, and sets the time at which the entity changed.</summary>
    public IMessage Apply(EntityType type, ChangeSort sort, IMessage entity)
    {
        _changes++;
        Stamp(entity, sort);
        _sets[type].Apply(sort, entity);
        return entity;
    }

    /// <summary>A number from 0, below <paramref name="count"/>.</summary>
    public int Below(int count, string purpose) => _draws.Below(count, purpose);

    /// <summary>Where a new value goes in an entity that exists.</summary>
    public Spot SpotOf(EntityType type, FieldDescriptor field, string purpose)
        => new Spot(_draws, type.Message, _draws.Below(int.MaxValue, purpose), type.Message, "").In(field);

    private IMessage Draft(EntityType type, int number)
    {
        var entity = _maker.Make(type.Message, new Spot(_draws, type.Message, number, type.Message, ""));
        entity.Set(type.Key, type.KeyOf(number));
        return entity;
    }

    private void Stamp(IMessage entity, ChangeSort sort)
    {
        foreach (var field in entity.Descriptor.Fields.InFieldNumberOrder().Where(Moments.Is))
        {
            if (Times.IsChange(field.Name) || (sort == ChangeSort.Created && Times.IsCreation(field.Name)))
            {
                Moments.Write(entity, field, Now);
            }
        }
    }
}
