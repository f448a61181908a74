// the room is being furnished
